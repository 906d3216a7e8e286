"""The commands, a module each: parse, ask, render."""
