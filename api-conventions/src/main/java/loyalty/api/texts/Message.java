package loyalty.api.texts;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A sentence of one language. ICU's formats are for one thread at a time and dear to make, so that each thread takes one
 * that is idle, or a copy.
 */
final class Message {

    private final MessageFormat original;
    private final Queue<MessageFormat> idle = new ConcurrentLinkedQueue<>();

    /** @throws IllegalArgumentException when the pattern is none of ICU's */
    Message(String pattern, String language) {
        this.original = new MessageFormat(pattern, new ULocale(language));
    }

    String said(Map<String, ?> values) {
        MessageFormat found = idle.poll();
        MessageFormat own = found == null ? (MessageFormat) original.clone() : found;
        String text = own.format(values);
        idle.add(own);
        return text;
    }
}
