-- A token of 8 KiB, encrypted and in Base64.
ALTER TABLE access_token ALTER COLUMN token_cipher SET DATA TYPE VARCHAR(12000);
