package loyalty.traces;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ImplicitContextKeyed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What caused what is done now, by the key of whom it is done for, such as a member: where many messages are worked at in
 * one transaction, one trace does not tell.
 *
 * @param traceparents by key
 */
public record Causes(Map<String, String> traceparents) implements ImplicitContextKeyed {

    private static final ContextKey<Causes> KEY = ContextKey.named("loyalty-causes");

    /** The {@link Traceparent} of what is done now for a key; null when that belongs to no trace. */
    public static @Nullable String of(String key) {
        Causes causes = Context.current().get(KEY);
        String caused = causes == null ? null : causes.traceparents.get(key);
        return caused == null ? Traceparent.current() : caused;
    }

    @Override
    public Context storeInContext(Context context) {
        return context.with(KEY, this);
    }
}
