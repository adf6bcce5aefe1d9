package io.github.kisroutes.database;

class PostgresqlPriceReadersTest extends PriceReadersContract {
    @Override
    String url() throws Exception {
        return PostgresServer.newDatabase();
    }

    @Override
    String username() {
        return PostgresServer.USERNAME;
    }
}
