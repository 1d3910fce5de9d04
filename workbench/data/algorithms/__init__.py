"""Tasks with one right answer that a few lines of program can work out, one file each."""
