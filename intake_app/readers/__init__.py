"""Files from outside, read in a limited child process."""
