"""What people do with norms: write the normenkader, freeze it, read evidence, sign levels."""
