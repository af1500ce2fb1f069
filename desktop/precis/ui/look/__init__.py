"""How the window looks: colours, sizes, icons and the few controls that every view shares."""
