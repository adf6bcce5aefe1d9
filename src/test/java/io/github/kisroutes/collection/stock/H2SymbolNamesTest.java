package io.github.kisroutes.collection.stock;

import io.github.kisroutes.database.Database;

class H2SymbolNamesTest extends SymbolNamesContract {
    @Override
    Database database() {
        return Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", "");
    }
}
