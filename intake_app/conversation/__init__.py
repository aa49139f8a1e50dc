"""What is known: a record is a bag of conversations, and every view is made from them."""
