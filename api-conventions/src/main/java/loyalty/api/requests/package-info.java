/** What every request goes through, whatever it asks for: the limit on its body, and the log. */
@NullMarked
package loyalty.api.requests;

import org.jspecify.annotations.NullMarked;
