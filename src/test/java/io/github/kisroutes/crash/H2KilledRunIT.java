package io.github.kisroutes.crash;

import java.nio.file.Path;

class H2KilledRunIT extends KilledRunContract {
    @Override
    SharedDatabase newDatabase(Path directory) {
        return file(directory);
    }

    /** A file with the options of the product's own one. */
    static SharedDatabase file(Path directory) {
        return new SharedDatabase("jdbc:h2:file:" + directory.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa");
    }
}
