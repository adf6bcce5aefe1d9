-- Compare and set: 1 if what is there is still what was read (ARGV[1]), else 0 and nothing is changed.
-- ARGV[2] is its life in milliseconds, then names and values alternate.
local kind = redis.call('TYPE', KEYS[1]).ok
local version = ''
if kind == 'hash' then
  version = redis.call('HGET', KEYS[1], 'version') or ''
end
if kind .. ':' .. version ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
