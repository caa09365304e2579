"""The settings of the firm and of this desk."""
