"""The layouts of pasted texts, each reduced to marks: times with the words that belong to them."""
