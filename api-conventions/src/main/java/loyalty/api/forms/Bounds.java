package loyalty.api.forms;

import jakarta.validation.GroupSequence;
import jakarta.validation.groups.Default;

/**
 * How long lists are. This is looked at first, and only lists that are not too long are looked into: a body full of bad lines
 * must not become a fault for each of them.
 */
public interface Bounds {

    /** The lengths, then the rest. */
    @GroupSequence({Bounds.class, Default.class})
    interface First {}
}
