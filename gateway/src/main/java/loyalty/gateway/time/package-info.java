/** The dev clock of the local run: a walk from due instant to due instant. */
@NullMarked
package loyalty.gateway.time;

import org.jspecify.annotations.NullMarked;
