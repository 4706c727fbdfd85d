/** {@code ./loyalty import}: what an older system knows, line by line. */
@org.jspecify.annotations.NullMarked
package loyalty.cli.imports;
