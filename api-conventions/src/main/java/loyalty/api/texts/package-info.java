/** The sentences that people read, in files, one for each language. */
@NullMarked
package loyalty.api.texts;

import org.jspecify.annotations.NullMarked;
