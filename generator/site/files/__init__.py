"""What the site offers beside pages: feeds and calendars, each a maker of named files. They render no page."""
