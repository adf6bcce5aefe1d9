package io.github.kisroutes.simulator.http;

/**
 * One call and what it was answered.
 *
 * @param call the call, without its secrets
 * @param status the HTTP status of the answer
 * @param answerCode {@code msg_cd} or {@code error_code}; "issued" for a token; a word for answers without a code
 * @param refused whether the quota refused it (an EGW00201 that a test scripted is not a refusal)
 */
public record SeenCall(Call call, int status, String answerCode, boolean refused) {}
