package loyalty.programme.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loyalty.programme.ProgrammeFile;
import org.junit.jupiter.api.Test;

class ProgrammeDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/programme-file.md");

    @Test
    void the_document_is_made_from_the_schema() throws IOException {
        String made = ProgrammeDocument.of(SchemaWord.root());
        if (System.getProperty("document.write") != null) {
            Files.writeString(DOCUMENT, made);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("make it anew: mvn -pl programme-file -am test -Dtest=ProgrammeDocumentTest -Ddocument.write")
                .isEqualTo(made);
    }

    @Test
    void the_programme_that_it_begins_with_is_readable_and_small() {
        assertThat(ProgrammeFile.read(ProgrammeDocument.SMALL)).isInstanceOf(ProgrammeFile.Readable.class);
        assertThat(ProgrammeDocument.SMALL.lines().count()).isLessThan(20);
    }
}
