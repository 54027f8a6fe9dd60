"""What a business is, every number about it, and the rules of the advice: pure, and wordless."""
