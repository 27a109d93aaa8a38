"""The values that cross boundaries: frozen, slotted, without behaviour that needs a clock or a disk."""
