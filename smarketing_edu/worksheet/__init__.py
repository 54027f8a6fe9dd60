"""What a handout is made of: blocks, and the sections that make them."""
