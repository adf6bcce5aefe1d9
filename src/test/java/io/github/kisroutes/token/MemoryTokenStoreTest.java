package io.github.kisroutes.token;

import java.time.Clock;

class MemoryTokenStoreTest extends TokenStoreContract {
    private final MemoryTokenStore shared = new MemoryTokenStore(Clock.systemUTC());

    @Override
    TokenStore connect() {
        return shared;
    }

    @Override
    String everythingStored() {
        return TokenProcess.KEY + " " + shared.read(TokenProcess.KEY).row();
    }
}
