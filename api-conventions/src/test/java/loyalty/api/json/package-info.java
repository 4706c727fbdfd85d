/** What is read as what, and what is not. */
@NullMarked
package loyalty.api.json;

import org.jspecify.annotations.NullMarked;
