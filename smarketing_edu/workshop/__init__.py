"""What a mentor needs that evening: the papers around the handouts, the mail, and the erasing."""
