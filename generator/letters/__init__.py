"""Official documents: bulletin, reminder and supervision letter, and the check form of a sample, as DOCX in the layout of GB/T 9704-2012. The only layer that knows python-docx; it returns bytes."""

from generator.letters.bulletin import document as bulletin_document
from generator.letters.checkform import document as check_document
from generator.letters.letter import document as letter_document

__all__ = ["bulletin_document", "check_document", "letter_document"]
