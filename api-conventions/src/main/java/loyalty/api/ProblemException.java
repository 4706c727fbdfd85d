package loyalty.api;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {

    private final Problem problem;

    /** @param problem the answer */
    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }
}
