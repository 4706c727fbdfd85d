/** The ladders: the words under {@code tiers} and {@code ladders}. */
@NullMarked
package loyalty.programme.tiers;

import org.jspecify.annotations.NullMarked;
