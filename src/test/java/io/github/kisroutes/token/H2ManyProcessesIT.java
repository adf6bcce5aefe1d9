package io.github.kisroutes.token;

class H2ManyProcessesIT extends ManyProcessesContract {
    @Override
    String store() {
        return "jdbc:h2:file:" + directory.resolve("kis").toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
    }

    @Override
    String storeUser() {
        return "sa";
    }
}
