"""Measures Weir beside a C program that does only what any broker must do."""
