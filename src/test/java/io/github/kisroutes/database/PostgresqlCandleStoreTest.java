package io.github.kisroutes.database;

class PostgresqlCandleStoreTest extends CandleStoreContract {
    @Override
    String url() throws Exception {
        return PostgresServer.newDatabase();
    }

    @Override
    String username() {
        return PostgresServer.USERNAME;
    }

    @Override
    boolean isCollision(Exception exception) {
        return false;
    }
}
