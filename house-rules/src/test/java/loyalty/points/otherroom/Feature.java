package loyalty.points.otherroom;

/** Stands for a class of another feature. */
public class Feature {}
