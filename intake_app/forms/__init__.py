"""What can be asked: forms are data about questions, and a screen is drawn from them."""
