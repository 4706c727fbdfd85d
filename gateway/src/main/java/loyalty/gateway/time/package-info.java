/** The dev clock of the local run: it advances from due instant to due instant. */
@NullMarked
package loyalty.gateway.time;

import org.jspecify.annotations.NullMarked;
