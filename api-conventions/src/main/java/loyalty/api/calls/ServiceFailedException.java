package loyalty.api.calls;

/** A service answered, and its answer tells nothing about what was asked. */
final class ServiceFailedException extends RuntimeException {

    ServiceFailedException(String message) {
        super(message, null, false, false);
    }
}
