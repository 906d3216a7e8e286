"""Questions for one aspect of something ("side effects of keytruda"): what is asked, and what is said of it."""
