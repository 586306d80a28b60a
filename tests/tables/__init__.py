"""Tables as they come: broken quotes, extra commas, foreign encodings, workbooks that would eat the machine."""
