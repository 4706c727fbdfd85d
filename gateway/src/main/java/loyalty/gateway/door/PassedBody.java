package loyalty.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;

/** The body of a request that is passed on. */
sealed interface PassedBody {

    /** What goes to a replica. */
    Body sent();

    /** Why the body did not go through, when that was it, and not the service. */
    Throwable faultOr(Throwable failure);

    /** One that is here, and can be sent again. */
    record Held(Buffer bytes) implements PassedBody {

        @Override
        public Body sent() {
            return Body.body(bytes);
        }

        @Override
        public Throwable faultOr(Throwable failure) {
            return failure;
        }
    }

    /**
     * One that is read while it is sent, once.
     *
     * @param length its bytes as its sender states them; negative when nobody knows
     */
    record Flowing(LimitedBody bytes, long length) implements PassedBody {

        @Override
        public Body sent() {
            return length < 0 ? Body.body(bytes) : Body.body(bytes, length);
        }

        @Override
        public Throwable faultOr(Throwable failure) {
            return bytes.faultOr(failure);
        }
    }
}
