/** The document of the language, made from its schema. */
@NullMarked
package loyalty.programme.document;

import org.jspecify.annotations.NullMarked;
