/** JSON as the API reads and writes it: strictly, and alike everywhere. */
@NullMarked
package loyalty.api.json;

import org.jspecify.annotations.NullMarked;
