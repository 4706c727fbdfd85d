package loyalty.api.calls;

/** Carries a refusal out of a REST client, past the circuit breaker, which counts it as an answer. */
final class CallRefusedException extends RuntimeException {

    private final transient RefusedCall refusal;

    CallRefusedException(RefusedCall refusal) {
        super(refusal.status() + " " + refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    RefusedCall refusal() {
        return refusal;
    }
}
