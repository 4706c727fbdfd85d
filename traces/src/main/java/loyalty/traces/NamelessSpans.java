package loyalty.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes out of spans what may name somebody: whole paths and queries hold ids of members, addresses are theirs, and a host or
 * a method may be any text that a caller thought of. What was asked for is told by the template of its path.
 */
@Singleton
class NamelessSpans implements ExtendedSpanProcessor {

    private static final String LEFT_OUT = "-";
    private static final List<AttributeKey<String>> MAY_NAME_SOMEBODY = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("server.address"),
            AttributeKey.stringKey("http.request.method_original"),
            AttributeKey.stringKey("user_agent.original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        leaveOut(span);
    }

    /** The address of whoever is at the other end is known only when the answer is. */
    @Override
    public void onEnding(ReadWriteSpan span) {
        leaveOut(span);
    }

    private static void leaveOut(ReadWriteSpan span) {
        for (AttributeKey<String> attribute : MAY_NAME_SOMEBODY) {
            if (span.getAttribute(attribute) != null) {
                span.setAttribute(attribute, LEFT_OUT);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // It can be changed no more.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
