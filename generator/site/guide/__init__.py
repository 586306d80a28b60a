"""智能引导: what a project of one type needs in one place: items in order, the time they take, papers, windows. It asks and shows; it renders nothing."""
