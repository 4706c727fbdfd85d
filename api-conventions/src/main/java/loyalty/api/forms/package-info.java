/**
 * What a request must be, said on the record that it is read into, and the answer that tells every fault of it at once. What
 * needs the programme, the clock or the database is not said here: use cases check it.
 */
@NullMarked
package loyalty.api.forms;

import org.jspecify.annotations.NullMarked;
