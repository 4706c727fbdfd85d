package loyalty.tier;

/** Stands for a class of another service. */
public class Neighbour {}
