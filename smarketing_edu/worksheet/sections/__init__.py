"""What stands on each page of the "Sales vs Marketing" worksheet: a module for each page."""
