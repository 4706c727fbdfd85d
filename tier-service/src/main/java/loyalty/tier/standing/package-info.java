/** Where members stand: counting what was bought, reviewing what lapses, telling both. */
@NullMarked
package loyalty.tier.standing;

import org.jspecify.annotations.NullMarked;
